/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pg", "pg-boss", "pino", "@node-rs/argon2", "protobufjs"],
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "2mb" } },
};

export default config;
