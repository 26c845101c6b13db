import type { Locale } from "@/lib/i18n/locales";

/** A mail as HTML: paragraphs of plain text, a link, and small print below it. */
export function mailPage(
  locale: Locale,
  paragraphs: readonly string[],
  link: { url: string; text: string } | null,
  smallPrint = "",
): string {
  const lines = [
    ...paragraphs.map((text) => escapeHtml(text).replaceAll("\n", "<br>\n")),
    ...(link === null ? [] : [`<a href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a>`]),
    ...(smallPrint === "" ? [] : [`<small>${escapeHtml(smallPrint)}</small>`]),
  ];
  const body = lines.map((html) => `<p>${html}</p>`).join("\n");
  return `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
