# docker build -t channels .
# docker run --init --env-file .env -v channels-data:/data -p 127.0.0.1:8080:8080 --stop-timeout 30 channels
#
# What to mount:  /data   the database; a named volume, or a folder that user 1000 may write. On a local disk.
# What to open:   3000    only with Slack over HTTP (SLACK_SIGNING_SECRET); Socket Mode and Discord need no port.
#                 8080    /healthz and /readyz
# --init gives the container a first process that reaps others; --stop-timeout lets running work finish (25 s).
# One command instead of serving; the pictures go to a folder of yours that user 1000 may write:
#   docker run --rm --init -v channels-data:/data -v "$PWD/out:/workspace/out" channels optimize medical

FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --include=optional
COPY tsconfig.json ./
COPY src src
COPY commands commands
COPY adapters adapters
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /build/dist dist
# The chat page's own files, which need no building.
COPY adapters/web/page adapters/web/page
# The program is root's and read-only to it; it writes to /data (the database, the prompt's history) and to ./out,
# relative to where it runs, so it runs in a folder of its own.
RUN mkdir -p /data /workspace && chown node:node /data /workspace
USER node
WORKDIR /workspace
ENV DATA_DIR=/data HEALTH_PORT=8080 HEALTH_HOST=0.0.0.0
VOLUME ["/data"]
EXPOSE 3000 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HEALTH_PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/src/main.js"]
CMD ["serve"]
