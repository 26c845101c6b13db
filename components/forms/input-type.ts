import { type FieldType, isLayout, type LayoutType } from "@/lib/forms/form-definition";

/** Fields that people fill in; what is computed and the elements of the page have no input. */
export type InputType = Exclude<FieldType, "computed" | LayoutType>;

export function isInputType(type: FieldType): type is InputType {
  return type !== "computed" && !isLayout(type);
}
