import net from "node:net";

/** A port nobody listens on at the moment. */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether a server could listen on `port` on every address, and a browser here would reach that server. */
export async function isPortFree(port) {
  return (await canListen({ port })) && (await canListen({ port, host: "127.0.0.1" }));
}

function canListen(address) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error)));
    server.listen(address, () => server.close(() => resolve(true)));
  });
}
