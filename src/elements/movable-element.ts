import { LitElement, type CSSResult, type PropertyValues } from 'lit';

/**
 * An element that keeps its looks in another document, a frame or a picture-in-picture window. A constructed style sheet
 * belongs to the document it was made in: Lit's are taken off an element that moves, and refused to one that is new there.
 */
export abstract class MovableElement extends LitElement {
  #more: readonly CSSResult[] = [];
  #placeholder = false;

  /** Adds the styles of a part that has arrived, once. */
  protected readonly addStyles = (styles: readonly CSSResult[]): void => {
    if (styles === this.#more) return;
    this.#more = styles;
    if (this.shadowRoot) this.#adoptStyles(this.shadowRoot);
  };

  /** Brings the styles along. */
  adoptedCallback(): void {
    if (this.shadowRoot) this.#adoptStyles(this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const drawn = this.shadowRoot;
    if (!drawn && this.ownerDocument === document) return super.createRenderRoot();
    // Lit's support of hydration, if the page has it, would take what is drawn for its own, and keep it.
    const root = drawn ?? this.attachShadow((this.constructor as typeof LitElement).shadowRootOptions);
    this.#placeholder = root.hasChildNodes();
    this.#adoptStyles(root);
    return root;
  }

  /** Whether a server has drawn it, into a declarative shadow root, and it has not drawn itself yet. */
  protected get isPlaceholder(): boolean {
    return this.#placeholder;
  }

  protected override update(changed: PropertyValues): void {
    // Not taken apart and reused: it is replaced in the task that draws, so that nobody sees a page without either.
    if (this.#placeholder) this.renderRoot.replaceChildren();
    this.#placeholder = false;
    super.update(changed);
  }

  #adoptStyles(root: ShadowRoot): void {
    const view = this.ownerDocument.defaultView;
    if (!view) return; // in the document of a <template>, where nothing is drawn
    const { elementStyles } = this.constructor as typeof LitElement;
    root.adoptedStyleSheets = [...elementStyles, ...this.#more].map((style) => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync((style as CSSResult).cssText); // all styles here are made by `css`
      return sheet;
    });
  }
}
