/** How a rich text looks, in the editor and on the page; written out, because class names are found by reading the source. */
export const RICH_TEXT_LOOK = [
  "wrap-anywhere [&>*+*]:mt-2",
  "[&_h2]:text-base [&_h2]:font-semibold [&_h3]:text-sm [&_h3]:font-semibold",
  "[&_ul]:list-disc [&_ul]:ps-5 [&_ol]:list-decimal [&_ol]:ps-5",
  "[&_blockquote]:border-s-2 [&_blockquote]:border-border [&_blockquote]:ps-3 [&_blockquote]:text-muted",
  "[&_code]:rounded [&_code]:bg-surface-secondary [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.9em]",
  "[&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:bg-surface-secondary [&_pre]:p-2 [&_pre_code]:p-0",
  "[&_a]:text-link [&_a]:underline [&_hr]:border-separator",
].join(" ");
