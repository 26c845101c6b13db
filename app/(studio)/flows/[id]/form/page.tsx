import { FormDesigner } from "@/components/designer/form/form-designer";

export default function FlowFormPage() {
  return <FormDesigner />;
}
