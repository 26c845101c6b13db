import sanitizeHtml from "sanitize-html";
import { isLink } from "@/lib/forms/kinds/link-value";

const linkAttributes = (href: string): sanitizeHtml.Attributes =>
  isLink(href) ? { href, target: "_blank", rel: "noopener noreferrer nofollow" } : {};

const listAttributes = (start: string): sanitizeHtml.Attributes => (/^\d{1,6}$/.test(start) ? { start } : {});

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...["p", "br", "hr", "h2", "h3", "blockquote", "pre", "code", "ul", "ol", "li"],
    ...["strong", "b", "em", "i", "u", "s", "a"],
  ],
  allowedAttributes: { a: ["href", "target", "rel"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nestingLimit: 50,
  transformTags: {
    a: (tagName, { href }) => ({ tagName, attribs: linkAttributes(href ?? "") }),
    ol: (tagName, { start }) => ({ tagName, attribs: listAttributes(start ?? "") }),
  },
};

/**
 * HTML that may be shown to anybody: the marks the editor makes, links that lead to web and mail addresses, and nothing
 * else. For the server alone; what it gives passes through it unchanged.
 */
export function sanitiseRichText(html: string): string {
  return sanitizeHtml(html, OPTIONS);
}
