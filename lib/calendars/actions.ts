"use server";

import { action } from "@/lib/http/action";
import { deleteCalendar } from "./commands/delete-calendar";
import { saveCalendar } from "./commands/save-calendar";

export const saveCalendarAction = action(saveCalendar);
export const deleteCalendarAction = action(deleteCalendar);
