package zij.query.projection;

import static zij.query.schema.Tables.PROJECTION;
import static zij.query.schema.Tables.REBUILD;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import zij.query.schema.Query;
import zij.query.schema.tables.records.RebuildRecord;

/**
 * The schema in which a projection's tables are built anew, until they take the place of those in
 * use. What is done here happens in transactions of the caller.
 */
final class BuildSite {
  private final DSLContext dsl;
  private final Projection<?> projection;
  private final String schema;

  BuildSite(DSLContext dsl, Projection<?> projection) {
    if (!projection.name().matches("[a-z_]{1,40}")) {
      throw new IllegalArgumentException("no name of a projection: " + projection.name());
    }
    this.dsl = dsl;
    this.projection = projection;
    this.schema = "query_rebuild_" + projection.name();
  }

  /** The same connection, with the projection's tables taken from here. */
  DSLContext tables() {
    MappedSchema here = new MappedSchema().withInput(Query.QUERY.getName()).withOutput(schema);
    return DSL.using(
        dsl.configuration()
            .derive(new Settings().withRenderMapping(new RenderMapping().withSchemata(here)))
            .derive(SQLDialect.POSTGRES));
  }

  /**
   * What was begun and can be gone on with; else begins.
   *
   * @throws IllegalStateException if the projection is not one of this database
   */
  RebuildRecord open() {
    if (!dsl.fetchExists(PROJECTION, PROJECTION.NAME.eq(projection.name()))) {
      throw new IllegalStateException(
          "projection " + projection.name() + " has no row in query.projection");
    }
    RebuildRecord begun = dsl.fetchOne(REBUILD, REBUILD.NAME.eq(projection.name()));
    if (begun != null && begun.getVersion() == projection.version()) {
      begun.setStopAsked(false);
      begun.setFailure(null);
      begun.update();
      return begun;
    }
    clear();
    dsl.execute("create schema {0}", name());
    inSchema(projection.tables());
    RebuildRecord fresh = dsl.newRecord(REBUILD);
    fresh.setName(projection.name());
    fresh.setVersion(projection.version());
    fresh.insert();
    fresh.refresh();
    return fresh;
  }

  /** Forgets what was built. */
  void clear() {
    dsl.deleteFrom(REBUILD).where(REBUILD.NAME.eq(projection.name())).execute();
    dsl.execute("drop schema if exists {0} cascade", name());
  }

  /** Makes the indexes that the filling did without, and lets PostgreSQL look at the rows. */
  void index() {
    inSchema(projection.indexes());
    for (String table : built()) dsl.execute("analyze {0}", name(table));
    dsl.update(REBUILD)
        .set(REBUILD.INDEXED, true)
        .where(REBUILD.NAME.eq(projection.name()))
        .execute();
  }

  /**
   * Puts the new tables in the place of the old, with the same owner's and others' rights, and
   * drops the old.
   *
   * @param builtTo every event before this position is in the new tables
   */
  void swap(long builtTo) {
    List<String> built = built();
    String[] inUse = dsl.fetchSingle(PROJECTION, PROJECTION.NAME.eq(projection.name())).getTables();
    grantAlike(inUse, built);
    for (String table : inUse) dsl.execute("drop table {0}", DSL.name("query", table));
    for (String table : built) dsl.execute("alter table {0} set schema query", name(table));
    for (String part : partitions()) dsl.execute("alter table {0} set schema query", name(part));
    dsl.update(PROJECTION)
        .set(PROJECTION.VERSION, projection.version())
        .set(PROJECTION.TABLES, built.toArray(String[]::new))
        .set(PROJECTION.BUILT_TO, builtTo)
        .set(PROJECTION.BUILT_AT, DSL.currentOffsetDateTime())
        .where(PROJECTION.NAME.eq(projection.name()))
        .execute();
    clear();
  }

  /**
   * A table gets the rights and the row security of its namesake in use. One that is new gets what
   * those have who write all of them: whoever may read some of the rest has no business in it yet.
   */
  private void grantAlike(String[] inUse, List<String> built) {
    List<Right> rights = rights(inUse);
    Set<String> writers =
        rights.stream()
            .filter(right -> right.privilege().equals("INSERT"))
            .map(Right::grantee)
            .collect(Collectors.toSet());
    List<String> known = List.of(inUse);
    for (String table : built) {
      rights.stream()
          .filter(right ->
              known.contains(table)
                  ? right.table().equals(table)
                  : writers.contains(right.grantee()))
          .map(right -> new Right(table, right.grantee(), right.privilege()))
          .distinct()
          .forEach(this::grant);
      if (known.contains(table)) secureAlike(table);
    }
  }

  private record Right(String table, String grantee, String privilege) {}

  private List<Right> rights(String[] inUse) {
    return dsl.select(
            DSL.field("table_name", String.class),
            DSL.field("grantee", String.class),
            DSL.field("privilege_type", String.class))
        .from("information_schema.role_table_grants")
        .where("table_schema = 'query' and grantee <> grantor")
        .and(DSL.field("table_name", String.class).in(inUse))
        .fetch(row -> new Right(row.value1(), row.value2(), row.value3()));
  }

  private void grant(Right right) {
    dsl.execute(
        "grant {0} on {1} to {2}",
        DSL.keyword(right.privilege()), name(right.table()), DSL.name(right.grantee()));
  }

  /** The policies of the table in use, as PostgreSQL writes them down. */
  private void secureAlike(String table) {
    dsl.fetch(
            """
            select format('create policy %I on %I.%I as %s for %s to %s %s %s',
              policyname, {0}, tablename, permissive, cmd,
              (select string_agg(quote_ident(role), ', ') from unnest(roles) role),
              'using (' || qual || ')', 'with check (' || with_check || ')')
            from pg_policies where schemaname = 'query' and tablename = {1}
            """,
            DSL.val(schema), DSL.val(table))
        .forEach(policy -> dsl.execute(DSL.sql(String.valueOf(policy.get(0)))));
    boolean isSecured =
        Boolean.TRUE.equals(
            dsl.resultQuery(
                    "select relrowsecurity from pg_class where oid = {0}::regclass",
                    DSL.val("query." + table))
                .fetchOne(0, Boolean.class));
    if (isSecured) dsl.execute("alter table {0} enable row level security", name(table));
  }

  /** The tables; those that are divided stand for their partitions, which go with them. */
  private List<String> built() {
    return tables("relkind in ('r', 'p') and not relispartition");
  }

  private List<String> partitions() {
    return tables("relkind in ('r', 'p') and relispartition");
  }

  private List<String> tables(String which) {
    return dsl.fetch(
            "select relname from pg_class where {0} and relnamespace = {1}::regnamespace"
                + " order by relname",
            DSL.sql(which), DSL.val(schema))
        .map(row -> row.get(0, String.class));
  }

  private void inSchema(String statements) {
    dsl.execute("set local search_path = {0}", name());
    dsl.connection(connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute(statements);
      }
    });
    dsl.execute("set local search_path = default");
  }

  private Name name(String... parts) {
    return parts.length == 0 ? DSL.name(schema) : DSL.name(schema, parts[0]);
  }
}
