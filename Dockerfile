# Builds with Maven, runs on a JRE: one image for worker, schedule, mirror and server.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# The servers that the quickstart brings along are left out: here they run beside.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Dquick -Dmaven.test.skip=true -pl app -am package \
    && rm -f app/target/lib/elasticsearch-*.zip app/target/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:25-jre
# curl is for the health check of the server.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 dandex \
    && useradd --uid 10001 --gid 10001 --create-home --home-dir /var/lib/dandex --shell /usr/sbin/nologin dandex
COPY --from=build /src/app/target/lib /opt/dandex/lib
COPY --from=build /src/app/target/dandex.jar /opt/dandex/dandex.jar
USER 10001:10001
WORKDIR /var/lib/dandex
ENV DANDEX_HOME=/var/lib/dandex
EXPOSE 8080
# Java is process 1 and so is sent the SIGTERM of a stop, which every command obeys.
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:MaxNewSize=128m", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", \
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
            "-cp", "/opt/dandex/dandex.jar:/opt/dandex/lib/*", "dandex.app.Main"]
CMD ["serve", "--host", "0.0.0.0"]
