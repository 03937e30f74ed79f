# The production image: the server and nothing of the demo. Built from a clean checkout: docker build -t zij .
FROM node:22-bookworm-slim AS node

FROM eclipse-temurin:25-jdk AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY . .
RUN ./mvnw -B -ntp package -Dmaven.test.skip=true -DskipTests -pl api/server -am \
 && rm api/server/target/server-*-classes.jar \
 && java -Djarmode=tools -jar api/server/target/server-*.jar extract --destination /app \
 && mv /app/server-*.jar /app/server.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /data zij && mkdir /data && chown zij /data
COPY --from=build /app /app
USER zij
VOLUME /data
EXPOSE 8080 8081
ENV ZIJ_DATA=/data
ENTRYPOINT ["java", "-Xmx512m", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/server.jar"]
