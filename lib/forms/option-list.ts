import type { z } from "zod";
import { Json, type OptionSource } from "@/lib/forms/form-definition";
import { type ExternalOption, toOption } from "@/lib/forms/kinds/external-value";

const MAX_OPTIONS = 100;

type Source = Pick<z.output<typeof OptionSource>, "listPath" | "keyPath" | "labelPath">;

/** The address that is asked for what somebody types: `{text}` in it stands for that. */
export function optionAddress(url: string, text: string): string {
  return url.replaceAll("{text}", encodeURIComponent(text));
}

/** The options in another system's answer; null when it is not what the field says it is. */
export function readOptions(source: Source, answer: string): ExternalOption[] | null {
  const parsed = parseJson(answer);
  const list = parsed === undefined ? undefined : at(parsed, source.listPath);
  if (!Array.isArray(list)) return null;
  return list.slice(0, MAX_OPTIONS).flatMap((entry) => {
    const option = toOption({ key: at(entry, source.keyPath) ?? null, label: words(at(entry, source.labelPath)) });
    return option === null ? [] : [option];
  });
}

const words = (label: Json | undefined): Json => (typeof label === "number" ? String(label) : (label ?? null));

function parseJson(text: string): Json | undefined {
  try {
    return Json.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What stands at a path like `result.items`; an empty path is the whole. */
function at(value: Json, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>((found, name) => {
    if (name === "") return found;
    if (found === null || typeof found !== "object" || Array.isArray(found) || found === undefined) return undefined;
    return Object.hasOwn(found, name) ? found[name] : undefined;
  }, value);
}
