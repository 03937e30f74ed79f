package zij.bench;

import java.util.List;

/** One thing that is measured, beside its peer where it has one. */
sealed interface Benchmark
    permits AppendBenchmark,
        DispatchBenchmark,
        CheckoutBenchmark,
        CataloguePageBenchmark,
        StreamMemoryBenchmark,
        FreshnessBenchmark,
        ExportBenchmark,
        VerifyBenchmark,
        ProofBenchmark,
        CheckpointBenchmark,
        BookBenchmark,
        RebuildBenchmark,
        InsightsBenchmark,
        BrowseBenchmark,
        LastUnitBenchmark,
        CsvBenchmark,
        TelemetryBenchmark,
        FloodBenchmark,
        BurstBenchmark,
        StartupBenchmark {
  /** What {@code --only} calls it. */
  String name();

  /** Measures. The database is running and durable; what the benchmark makes in it is its own. */
  List<Measurement> run(Plan plan, Database database) throws Exception;
}
