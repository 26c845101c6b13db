const TEMPLATE = /\{\{.*?\}\}|\{%.*?%\}/gs;

/** Whether a text is an address that can be called over HTTP; parts of it may be left to a template, not how it begins. */
export function isWebAddress(text: string): boolean {
  const plain = text.trim().replace(TEMPLATE, "x");
  return /^https?:\/\//i.test(text.trim()) && URL.canParse(plain);
}
