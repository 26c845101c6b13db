import { Calendar } from "@heroui/react/calendar";
import { DatePicker } from "@heroui/react/date-picker";
import { useTranslations } from "next-intl";

type Props = { label: string };

export function CalendarPopover({ label }: Props) {
  const t = useTranslations("forms");
  return (
    <DatePicker.Popover aria-label={t("calendarOf", { label })}>
      <Calendar aria-label={label}>
        <Calendar.Header role="presentation">
          <Calendar.YearPickerTrigger>
            <Calendar.YearPickerTriggerHeading />
            <Calendar.YearPickerTriggerIndicator />
          </Calendar.YearPickerTrigger>
          <Calendar.NavButton aria-label={t("previousMonth")} slot="previous" />
          <Calendar.NavButton aria-label={t("nextMonth")} slot="next" />
        </Calendar.Header>
        <Calendar.Grid>
          <Calendar.GridHeader>{(day) => <Calendar.HeaderCell>{day}</Calendar.HeaderCell>}</Calendar.GridHeader>
          <Calendar.GridBody>{(date) => <Calendar.Cell date={date} />}</Calendar.GridBody>
        </Calendar.Grid>
        <Calendar.YearPickerGrid>
          <Calendar.YearPickerGridBody>
            {({ year }) => <Calendar.YearPickerCell year={year} />}
          </Calendar.YearPickerGridBody>
        </Calendar.YearPickerGrid>
      </Calendar>
    </DatePicker.Popover>
  );
}
