# The production image: the server and nothing of the demo. Built from a clean checkout: docker build -t zij .
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN ./mvnw -B -ntp package -Dmaven.test.skip=true -DskipTests -pl api/server -am \
 && java -Djarmode=tools -jar api/server/target/server-*.jar extract --destination /app \
 && mv /app/server-*.jar /app/server.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /data zij && mkdir /data && chown zij /data
COPY --from=build /app /app
USER zij
VOLUME /data
EXPOSE 8080 8081
ENV ZIJ_DATA=/data
ENTRYPOINT ["java", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/server.jar"]
