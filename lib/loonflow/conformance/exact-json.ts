export type ExactJson = null | boolean | number | string | ExactJson[] | { [key: string]: ExactJson };

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON in which `2.0` is not `2`: numbers with a decimal point become texts that say so. */
export function exactJson(text: string): ExactJson {
  const marked = text.replace(STRING_OR_NUMBER, (token) => (/^-?\d+\.\d/.test(token) ? `"<float ${token}>"` : token));
  return JSON.parse(marked) as ExactJson;
}
