/** Where the proxy writes path and query of a page request, for the way back after sign-in. */
export const PATH_HEADER = "x-skein-path";
