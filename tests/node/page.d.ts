// What TypeScript cannot know: an element of a page is what its template made of it, and what a
// template always has is there (the browser tests see to that).

interface ParentNode {
  querySelector<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name];
  querySelector<Type extends Element = HTMLElement>(selectors: string): Type;
  querySelectorAll<Name extends keyof HTMLElementTagNameMap>(name: Name): NodeListOf<HTMLElementTagNameMap[Name]>;
  querySelectorAll<Type extends Element = HTMLElement>(selectors: string): NodeListOf<Type>;
}

interface Element {
  closest<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name];
  closest<Type extends Element = HTMLElement>(selectors: string): Type;
}

interface HTMLFormControlsCollection {
  q: HTMLInputElement;
  sorteer: HTMLSelectElement;
}

interface Window {
  // The theme's own inline script.
  __md_get(name: string): any;
  __md_set(name: string, value: unknown): void;
  // Decap CMS.
  CMS: any;
  CMS_MANUAL_INIT: boolean;
  h: any;
}
