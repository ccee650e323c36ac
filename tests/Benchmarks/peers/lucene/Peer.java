// Lucene in process, as good as it gets for this question: one segment, every gate a FILTER clause on terms or points made at indexing,
// the score an exact DoubleValuesSource over doc values. No HTTP, no JSON, no script.
//
//   java -cp lucene-core.jar:lucene-queries.jar:. Peer FOLDER ANSWERS TOP CHECK SECONDS THREADS
import java.io.*;
import java.lang.management.*;
import java.nio.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.atomic.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.*;

public final class Peer {
  static String folder;
  static final Map<String, Integer> w = new HashMap<>();

  static int[] read(String column) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(folder, column + ".i32"));
    int[] values = new int[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
    return values;
  }

  // ---- indexing ----------------------------------------------------------------------------------------------------------

  static int[] age, reach, closed, paper, otherPaper, certificate, occupation, closeStart, closeTo, closePercent;
  static FixedBitSet[] directed;
  static List<long[]> demands = new ArrayList<>();      // distinct demands: certificate, paper, other paper; −1 where none
  static int places, homes;

  static IndexSearcher index(Path path) throws IOException {
    int[] open = read("p_open"), place = read("p_place"), min = read("p_min"), max = read("p_max"), board = read("p_board"), share = read("p_share"),
        season = read("p_season"), takeup = read("p_takeup"), couple = read("p_couple"), travel = read("p_travel"), homebased = read("p_homebased"),
        night = read("p_night"), target = read("p_target"), shift = read("p_shift"), bed = read("p_bed"), meals = read("p_meals"),
        education = read("p_education"), fixed = read("p_static"), plain = read("p_plain"), base = read("p_skillbase"),
        statutory = read("o_statutory"), juvenile = read("o_juvenile"),
        skillStart = read("ps_start"), skill = read("ps_skill"), level = read("ps_level"), asked = read("ps_asked"), below = read("ps_below"),
        directedStart = read("hd_start"), directedPosting = read("hd_posting");
    occupation = read("p_occupation"); closed = read("o_closed"); paper = read("o_paper"); otherPaper = read("o_otherpaper"); certificate = read("p_certificate");
    closeStart = read("c_start"); closeTo = read("c_to"); closePercent = read("c_percent"); reach = read("h_reach");
    homes = read("h_county").length; places = reach.length / homes;

    age = new int[open.length];
    int[] docOf = new int[open.length];
    Arrays.fill(docOf, -1);
    Map<String, Integer> demandNumbers = new HashMap<>();
    int count = 0;
    IndexWriterConfig config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(512);
    Directory directory = new MMapDirectory(path);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int j = 0; j < open.length; j++) {                          // by age, so that an equal score goes to the older
        int o = occupation[j];
        if (open[j] == 0 || closed[o] != 0) continue;
        age[count] = j;
        docOf[j] = count++;
        Document doc = new Document();
        for (int h = 0; h < homes; h++) {
          int kind = reach[h * places + place[j]] & 3;
          if (kind == 2) term(doc, "inside", h);
          if (kind == 1) term(doc, "joined", h);
        }
        if (night[j] == 0) term(doc, "day", 1);
        if (target[j] == 0) term(doc, "all", 1);
        if (couple[j] != 0) term(doc, "couple", 1);
        if (statutory[o] == 0) term(doc, "list", 1);
        if (juvenile[o] == 0) term(doc, "minor", 1);
        for (int m = 0; m < 12; m++) if ((takeup[j] >> m & 1) != 0) term(doc, "month", m);
        long[] demand = {certificate[j], paper[o], otherPaper[o]};
        int number = demandNumbers.computeIfAbsent(Arrays.toString(demand), key -> { demands.add(demand); return demands.size() - 1; });
        term(doc, "demand", number);
        doc.add(new IntPoint("floor", (int) Math.min(Integer.MAX_VALUE, (((long) max[j] + 1 << 15) - 1) / share[j])));   // the highest floor it can reach
        doc.add(new NumericDocValuesField("a", min[j] | (long) board[j] << 15 | (long) share[j] << 26 | (long) o << 43 | (long) education[j] << 54));
        doc.add(new NumericDocValuesField("b", fixed[j] | (long) shift[j] << 10 | (long) bed[j] << 18 | (long) meals[j] << 27 | (long) couple[j] << 34
            | (long) travel[j] << 35 | (long) homebased[j] << 36 | (long) season[j] << 37 | (long) place[j] << 49));
        doc.add(new NumericDocValuesField("c", base[j] | (long) plain[j] << 16));
        for (int n = skillStart[j]; n < skillStart[j + 1]; n++)
          doc.add(new SortedNumericDocValuesField("skill", skill[n] | (long) level[n] << 12 | (long) asked[n] << 20 | (long) below[n] << 32));
        writer.addDocument(doc);
      }
      writer.forceMerge(1);
    }
    directed = new FixedBitSet[homes];
    for (int h = 0; h < homes; h++) {
      directed[h] = new FixedBitSet(count);
      for (int n = directedStart[h]; n < directedStart[h + 1]; n++) if (docOf[directedPosting[n]] >= 0) directed[h].set(docOf[directedPosting[n]]);
    }
    return new IndexSearcher(DirectoryReader.open(directory));
  }

  static void term(Document doc, String field, int value) { doc.add(new StringField(field, Integer.toString(value), Field.Store.NO)); }

  // ---- asking ------------------------------------------------------------------------------------------------------------

  static int[] home, floor, scoredFloor, stays, needsBed, together, wantsCouple, noNight, anySuitable, targetGroup, personal, away, legal, schooling,
      wantStart, want, placeStart, wantedPlace, skillStart, skills, levels, papers, parent;

  static void workers() throws IOException {
    home = read("w_home"); floor = read("w_floor"); scoredFloor = read("w_scoredfloor"); stays = read("w_stays"); needsBed = read("w_bed");
    together = read("w_together"); wantsCouple = read("w_couple"); noNight = read("w_nonight"); anySuitable = read("w_any"); targetGroup = read("w_target");
    personal = read("w_personal"); away = read("w_away"); legal = read("w_legal"); schooling = read("w_education");
    wantStart = read("ww_start"); want = read("ww_occupation"); placeStart = read("wd_start"); wantedPlace = read("wd_region");
    skillStart = read("ws_start"); skills = read("ws_skill"); levels = read("ws_level"); papers = read("ws_paper"); parent = read("r_parent");
  }

  static boolean holds(int i, long paper) {
    for (int n = skillStart[i]; n < skillStart[i + 1]; n++) if (skills[n] == paper && papers[n] != 0) return true;
    return false;
  }

  static Query one(String field, int value) { return new TermQuery(new Term(field, Integer.toString(value))); }

  static Query queryOf(int i) {
    BooleanQuery.Builder gates = new BooleanQuery.Builder();
    if (stays[i] != 0) {
      gates.add(one("inside", home[i]), BooleanClause.Occur.FILTER);
    } else {
      BooleanQuery.Builder outside = new BooleanQuery.Builder().add(one("joined", home[i]), BooleanClause.Occur.FILTER);
      if (together[i] != 0) outside.add(one("couple", 1), BooleanClause.Occur.FILTER);
      if (away[i] != 0xFFF) {
        List<BytesRef> months = new ArrayList<>();
        for (int m = 0; m < 12; m++) if ((away[i] >> m & 1) != 0) months.add(new BytesRef(Integer.toString(m)));
        outside.add(new TermInSetQuery("month", months), BooleanClause.Occur.FILTER);
      }
      gates.add(new BooleanQuery.Builder().add(one("inside", home[i]), BooleanClause.Occur.SHOULD).add(outside.build(), BooleanClause.Occur.SHOULD).build(), BooleanClause.Occur.FILTER);
    }
    if (noNight[i] != 0) gates.add(one("day", 1), BooleanClause.Occur.FILTER);
    if (targetGroup[i] == 0) gates.add(one("all", 1), BooleanClause.Occur.FILTER);
    if (legal[i] == 2) gates.add(one("list", 1), BooleanClause.Occur.FILTER);
    if (legal[i] == 3) gates.add(one("minor", 1), BooleanClause.Occur.FILTER);
    if (floor[i] > 0) gates.add(IntPoint.newRangeQuery("floor", floor[i], Integer.MAX_VALUE), BooleanClause.Occur.FILTER);
    List<BytesRef> met = new ArrayList<>();
    for (int d = 0; d < demands.size(); d++) {
      long[] asks = demands.get(d);
      if ((asks[0] < 0 || holds(i, asks[0])) && (asks[1] < 0 || holds(i, asks[1]) || asks[2] >= 0 && holds(i, asks[2]))) met.add(new BytesRef(Integer.toString(d)));
    }
    gates.add(met.size() == 1 ? new TermQuery(new Term("demand", met.get(0))) : new TermInSetQuery("demand", met), BooleanClause.Occur.FILTER);
    return new FunctionScoreQuery(gates.build(), new Points(i));
  }

  /** The exact score as a sum of integers; floats hold them exactly. */
  static final class Points extends DoubleValuesSource {
    final int i, base, own;
    final int[] wants, there;
    final boolean[] inside;
    static final int full = w.get("WantFull"), step = w.get("WantStepPercent"), atFloor = w.get("PayAtFloor"), up = w.get("PayUp"), down = w.get("PayDown"),
        above = w.get("PayFullAboveYuan"), below = w.get("PayNothingBelowYuan"), bedFree = w.get("BedFree"), coupleRoom = w.get("CoupleRoom"), seasonFull = w.get("SeasonFull"),
        travels = w.get("TravelOrganised"), atHomePoints = w.get("BoardFull") + coupleRoom + seasonFull + travels, met = w.get("SchoolingMet"),
        direct = w.get("DirectedEmployer"), homeCounty = w.get("PlainHomeCounty"), placeFull = w.get("PlaceFull"), placeStep = w.get("PlaceStep"), paired = w.get("PairedTown");

    Points(int i) {
      this.i = i;
      int wishes = wantStart[i + 1] - wantStart[i], goes = placeStart[i + 1] - placeStart[i];
      base = Math.max(wishes == 0 ? w.get("WantUnstated") : 0, anySuitable[i] != 0 ? w.get("WantAnySuitable") : 0);
      wants = new int[closed.length];
      Arrays.fill(wants, base);
      for (int n = 0; n < wishes; n++) {
        int o = want[wantStart[i] + n];
        for (int c = closeStart[o]; c < closeStart[o + 1]; c++)
          wants[closeTo[c]] = Math.max(wants[closeTo[c]], full * closePercent[c] * (100 - step * Math.min(n, 3)) / 10_000);
      }
      there = new int[places];
      inside = new boolean[places];
      for (int p = 0; p < places; p++) {
        int kind = reach[home[i] * places + p];
        if (kind == 0) continue;
        inside[p] = (kind & 3) == 2;
        there[p] = (goes == 0 ? w.get("PlaceAny") : 0) + ((kind & 4) != 0 ? paired : 0);
        search:
        for (int n = 0; n < goes; n++) {
          int r = wantedPlace[placeStart[i] + n];
          for (int at = p; at >= 0; at = parent[at]) {
            if (r == -1 || at == r) { there[p] += Math.max(placeFull - placeStep * n, placeStep); break search; }
          }
        }
      }
      own = personal[i];
    }

    @Override public DoubleValues getValues(LeafReaderContext context, DoubleValues scores) throws IOException {
      LeafReader reader = context.reader();
      NumericDocValues first = reader.getNumericDocValues("a"), second = reader.getNumericDocValues("b"), third = reader.getNumericDocValues("c");
      SortedNumericDocValues asks = reader.getSortedNumericDocValues("skill");
      FixedBitSet directs = directed[home[i]];
      return new DoubleValues() {
        int doc;
        @Override public boolean advanceExact(int at) { doc = at; return true; }

        @Override public double doubleValue() throws IOException {
          second.advanceExact(doc); third.advanceExact(doc);
          long b = second.longValue(), c = third.longValue();
          int place = (int) (b >>> 49);
          if (own == 0) return (c >>> 16) + (inside[place] ? homeCounty : 0);
          first.advanceExact(doc);
          long a = first.longValue();
          boolean lives = inside[place] || (b >>> 36 & 1) != 0;
          int yuan = (int) (a & 0x7FFF) - (lives ? 0 : (int) (a >>> 15 & 0x7FF)) - (int) ((long) scoredFloor[i] * (a >>> 26 & 0x1FFFF) >> 15);
          yuan = Math.max(-below, Math.min(above, yuan));
          int points = yuan >= 0 ? atFloor + (yuan * up >> 16) : atFloor - (-yuan * down >> 16);
          points += wants[(int) (a >>> 43 & 0x7FF)] + there[place] + (int) (c & 0xFFFF) + (int) (b & 0x3FF) + (int) (b >>> 10 & 0xFF);
          if (asks.advanceExact(doc))
            for (int n = asks.docValueCount(); n > 0; n--) {
              long ask = asks.nextValue();
              for (int s = skillStart[i]; s < skillStart[i + 1]; s++)
                if (skills[s] == (ask & 0xFFF)) points += (int) (levels[s] < (ask >>> 12 & 0xFF) ? ask >>> 32 : ask >>> 20 & 0xFFF);
            }
          if (lives) points += atHomePoints;
          else {
            int season = (int) (b >>> 37 & 0xFFF);
            points += (needsBed[i] != 0 ? (int) (b >>> 18 & 0x1FF) : bedFree) + (int) (b >>> 27 & 0x7F) + (wantsCouple[i] == 0 || (b >>> 34 & 1) != 0 ? coupleRoom : 0)
                + seasonFull * Integer.bitCount(season & away[i]) / Integer.bitCount(season) + ((b >>> 35 & 1) != 0 ? travels : 0);
          }
          if (directs.get(doc)) points += direct;
          return points + (schooling[i] >= (a >>> 54 & 7) ? met : 0);
        }
      };
    }

    @Override public boolean needsScores() { return false; }
    @Override public DoubleValuesSource rewrite(IndexSearcher searcher) { return this; }
    @Override public int hashCode() { return i; }
    @Override public boolean equals(Object other) { return this == other; }
    @Override public String toString() { return "points of worker " + i; }
    @Override public boolean isCacheable(LeafReaderContext context) { return false; }
  }

  static ScoreDoc[] top(IndexSearcher searcher, int i, int count) throws IOException {
    return legal[i] == 4 ? new ScoreDoc[0] : searcher.search(queryOf(i), count).scoreDocs;
  }

  public static void main(String[] args) throws Exception {
    folder = args[0];
    int count = Integer.parseInt(args[2]), threads = Integer.parseInt(args[5]);
    double seconds = Double.parseDouble(args[4]);
    for (String line : Files.readAllLines(Path.of(folder, "weights.txt"))) { String[] parts = line.split(" "); w.put(parts[0], Integer.parseInt(parts[1])); }
    long began = System.nanoTime();
    Path path = Files.createTempDirectory(Path.of(folder), "lucene");
    IndexSearcher searcher = index(path);
    double built = (System.nanoTime() - began) / 1e9;
    workers();
    int check = Math.min(Integer.parseInt(args[3]), home.length);

    for (int warm = 0, all = Math.min(home.length, 2_000); warm < all; warm++) top(searcher, warm, count);
    double[] took = new double[check];
    ByteBuffer answers = ByteBuffer.allocate(check * (1 + 2 * count) * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < check; i++) {
      long before = System.nanoTime();
      ScoreDoc[] found = top(searcher, i, count);
      took[i] = (System.nanoTime() - before) / 1e3;
      answers.putInt(found.length);
      for (ScoreDoc match : found) answers.putInt(age[match.doc]).putInt((int) match.score);
    }
    Files.write(Path.of(args[1]), Arrays.copyOf(answers.array(), answers.position()));
    Arrays.sort(took);

    AtomicInteger next = new AtomicInteger();
    long from = System.nanoTime();
    OperatingSystemMXBean bean = ManagementFactory.getOperatingSystemMXBean();
    long cpu = ((com.sun.management.OperatingSystemMXBean) bean).getProcessCpuTime();
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      all[t] = new Thread(() -> {
        try {
          while (System.nanoTime() - from < seconds * 1e9) top(searcher, next.getAndIncrement() % home.length, count);
        } catch (IOException e) { throw new UncheckedIOException(e); }
      });
      all[t].start();
    }
    for (Thread thread : all) thread.join();
    double wall = (System.nanoTime() - from) / 1e9, used = (((com.sun.management.OperatingSystemMXBean) bean).getProcessCpuTime() - cpu) / 1e9;
    double peak = 0;
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) if (line.startsWith("VmHWM")) peak = Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6;
    System.out.printf(Locale.ROOT, "RESULT {\"name\":\"lucene\",\"how\":\"Lucene %s in process, FILTER clauses and an exact DoubleValuesSource, one segment\",\"threads\":%d,\"buildSeconds\":%.3f,"
        + "\"batchWorkers\":%d,\"batchSeconds\":%.4f,\"batchCpuSeconds\":%.4f,\"singleP50\":%.2f,\"singleP99\":%.2f,\"peakMb\":%.1f}%n",
        org.apache.lucene.util.Version.LATEST, threads, built, next.get(), wall, used, check > 0 ? took[check / 2] : 0, check > 0 ? took[check * 99 / 100] : 0, peak);
  }
}
