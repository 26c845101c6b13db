// Modules check the configuration when they load; a benchmark opens its own database afterwards.
process.env.DATABASE_URL ||= "postgres://nobody@127.0.0.1:1/none";
process.env.AUTH_SECRET ||= "benchmarks keep no secrets, really";
