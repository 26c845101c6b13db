/** How a browser keeps an answer: shown or saved, under this name, whatever characters are in it. */
export function contentDisposition(type: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^ -~]|["\\%]/gu, "_");
  // What encodeURIComponent leaves as it is and a header may not have.
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
