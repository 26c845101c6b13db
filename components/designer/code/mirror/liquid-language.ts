import { StreamLanguage } from "@codemirror/language";

type Place = { inside: "" | "}}" | "%}" };

const WORDS = /^(?:if|elsif|else|endif|unless|endunless|for|endfor|in|case|when|endcase|assign|and|or|contains)\b/;

/** Colours of a Liquid template: what is around its tags is left as it is. */
export const liquidLanguage = StreamLanguage.define<Place>({
  name: "liquid",
  startState: () => ({ inside: "" }),
  token(stream, place) {
    if (place.inside === "") {
      const opening = stream.match(/^\{[{%]-?/);
      if (opening !== null && typeof opening !== "boolean") {
        place.inside = opening[0].startsWith("{{") ? "}}" : "%}";
        return "brace";
      }
      stream.next();
      stream.eatWhile(/[^{]/);
      return null;
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^-?[}%]\}/)) {
      place.inside = "";
      return "brace";
    }
    if (stream.match(/^"[^"]*"?/) || stream.match(/^'[^']*'?/)) return "string";
    if (stream.match(/^\d+(?:\.\d+)?/)) return "number";
    if (stream.match(/^\|/)) return "operator";
    if (stream.match(WORDS)) return "keyword";
    if (stream.match(/^[\w.-]+/)) return "propertyName";
    stream.next();
    return null;
  },
});
