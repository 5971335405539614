export declare function difference(one: ImageData, other: ImageData, drawn: ImageData): number;
