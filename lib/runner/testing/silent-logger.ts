/** Functions of tests fail on purpose; nobody needs to read of it. */
export const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };
