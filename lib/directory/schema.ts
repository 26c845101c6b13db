import { z } from "zod";

export const PeopleSearch = z.string().trim().max(100);
export const DepartmentSearch = z.string().trim().max(100);

export const CreateFirstAdministratorInput = z.object({
  username: z.string().trim().min(1).max(50).regex(/^\S+$/),
  name: z.string().trim().max(100).default(""),
  password: z.string().min(10).max(200),
});
