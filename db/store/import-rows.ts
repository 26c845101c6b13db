/** Rows of another system in the shape of Skein's tables, with the ids they had there. */
export type ImportedUser = {
  id: number;
  username: string;
  name: string;
  email: string;
  phone: string;
  isActive: boolean;
  isAdministrator: boolean;
  departmentId: number | null;
  roleIds: readonly number[];
};

export type ImportedDepartment = {
  id: number;
  name: string;
  label: string;
  parentId: number | null;
  leaderId: number | null;
  /** In the order they are asked. */
  approverIds: readonly number[];
};

export type ImportedRole = { id: number; name: string; description: string; label: Record<string, unknown> };

export type ImportedClient = {
  id: number;
  name: string;
  token: string;
  serialPrefix: string;
  isActive: boolean;
  flowIds: readonly number[];
};
