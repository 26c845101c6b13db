import { useTranslations } from "next-intl";
import { useDesigner } from "../../store/use-designer";
import { FieldAccessList } from "./access/field-access-list";
import { PropertySection } from "./inputs/property-section";

/** The title is no field of the form: who writes it is all that can be said here. */
export function TitleProperties() {
  const t = useTranslations("formDesigner.properties");
  const isMade = useDesigner(({ history }) => history.present.settings.titleTemplate !== "");
  return (
    <>
      <PropertySection title={t("title")}>
        <p className="text-list text-muted">{t(isMade ? "titleMade" : "titleTyped")}</p>
      </PropertySection>
      <PropertySection title={t("access")} help={t("accessHelp")}>
        <FieldAccessList fields="title" />
      </PropertySection>
    </>
  );
}
