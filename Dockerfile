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
 && mv api/server/target/server-*.jar server.jar \
 && java -Djarmode=tools -jar server.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /data zij && mkdir -p /data/keys && chown -R zij /data
WORKDIR /app
# What changes seldom comes first: an update brings the last layers alone.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# One start on empty data by the Java that will run it, to note which classes are needed: later starts load them
# ready-made. Not as root: the embedded PostgreSQL of this one start does not run as root.
RUN mkdir /cache && chown zij /cache
USER zij
RUN java -Xmx512m -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
      -XX:AOTCacheOutput=/cache/server.aot -Dspring.context.exit=onRefresh -jar server.jar \
      --server.port=0 --management.server.port=0 --zij.data=/tmp/training --zij.telegram.api-url=http://localhost:9 --zij.telegram.bot-token=1:training \
 && rm -rf /tmp/*
VOLUME /data
EXPOSE 8080 8081
ENV ZIJ_DATA=/data
ENTRYPOINT ["java", "-Xmx512m", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:AOTCache=/cache/server.aot", "-jar", "server.jar"]
