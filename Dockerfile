# Builds with Maven, runs on a JRE: one image for indexer, mirror and server.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Dquick -Dmaven.test.skip=true -pl app -am package \
    && rm -f app/target/lib/elasticsearch-*.zip app/target/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /var/lib/dandex dandex
COPY --from=build /src/app/target/lib /opt/dandex/lib
COPY --from=build /src/app/target/dandex.jar /opt/dandex/dandex.jar
USER dandex
ENV DANDEX_HOME=/var/lib/dandex
EXPOSE 8080
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", \
            "--sun-misc-unsafe-memory-access=allow", "-cp", "/opt/dandex/dandex.jar:/opt/dandex/lib/*", "dandex.app.Main"]
CMD ["serve", "--host", "0.0.0.0"]
