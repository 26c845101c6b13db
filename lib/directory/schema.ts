import { z } from "zod";

export const PeopleSearch = z.string().trim().max(100);
