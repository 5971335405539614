import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class OwnStyle extends Directive {
  override render(_name: string, _value: number | string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [name, value]: [string, number | string]): unknown {
    (element as HTMLElement).style.setProperty(name, String(value));
    return noChange;
  }
}

/**
 * Sets a style, or a CSS custom property, of the element it stands in: `<div ${ownStyle('--n', 3)}>`. Not by a style
 * attribute, which a strict content security policy refuses and which lit's styleMap writes first.
 */
export const ownStyle = directive(OwnStyle);
