/** The name under which callers know the engine itself. */
export const ROBOT = "loonrobot";
