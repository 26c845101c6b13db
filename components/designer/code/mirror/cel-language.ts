import { StreamLanguage } from "@codemirror/language";

const CONSTANTS = ["true", "false", "null"];
const VARIABLES = ["form", "ticket", "requester"];

/** Colours of conditions; what they mean is asked of the real parser. */
export const celLanguage = StreamLanguage.define({
  name: "cel",
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^\/\/.*/)) return "comment";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return "string";
    if (stream.match(/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return "number";
    if (stream.match(/^(?:&&|\|\||[=!<>]=|[!<>+\-*/%?:])/)) return "operator";
    const word = stream.match(/^[A-Za-z_]\w*/);
    if (word === null || typeof word === "boolean") {
      stream.next();
      return null;
    }
    const [name] = word;
    if (CONSTANTS.includes(name)) return "atom";
    if (name === "in") return "keyword";
    if (stream.peek() === "(") return "function";
    return VARIABLES.includes(name) ? "keyword" : "propertyName";
  },
  languageData: { closeBrackets: { brackets: ["(", "[", '"', "'"] } },
});
