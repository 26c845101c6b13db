/** The connection went while it was in use; what it was asked for last may or may not have happened. */
export class ConnectionLost extends Error {
  constructor() {
    super("the connection to the database was lost");
  }
}
