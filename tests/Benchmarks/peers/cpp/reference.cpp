// What a processor can do with our own algorithm: the same views, bounds, sweeps and order of workers as matching/Engine, written for one
// set of instructions (AVX-512 BW, VBMI2, BITALG) with what C++ allows besides. It knows no prices and no weights of workers.
//
//   reference FOLDER ANSWERS TOP CHECK THREADS RUNS SINGLES NAME
#include "ranker.hpp"

#include <thread>

struct Lists {                                                // six bytes an item; −1 after the last
  const int top;
  std::vector<int> postings;
  std::vector<int16_t> scores;
  Lists(int workers, int places) : top(places), postings(size_t(workers) * top + Best::Most), scores(size_t(workers) * top + Best::Most) {}

  void write(int worker, const Best& best) {
    const __mmask16 places = static_cast<__mmask16>((1u << top) - 1), none = _mm512_testn_epi32_mask(best.keys, best.keys);
    const __m512i youngest = _mm512_set1_epi32((1 << Market::AgeBits) - 1);
    const __m512i ages = _mm512_sub_epi32(youngest, _mm512_and_si512(best.keys, youngest));
    _mm512_mask_storeu_epi32(&postings[size_t(worker) * top], places, _mm512_mask_mov_epi32(ages, none, _mm512_set1_epi32(-1)));
    _mm256_mask_storeu_epi16(&scores[size_t(worker) * top], places, _mm512_cvtepi32_epi16(_mm512_srli_epi32(best.keys, Market::AgeBits)));
  }
};

int main(int argc, char** argv) {
  if (argc < 9) { std::fprintf(stderr, "reference FOLDER ANSWERS TOP CHECK THREADS RUNS SINGLES NAME\n"); return 2; }
  const std::string folder = argv[1];
  const int top = std::atoi(argv[3]), check = std::atoi(argv[4]), threads = std::atoi(argv[5]), runs = std::max(1, std::atoi(argv[6])), singles = std::atoi(argv[7]);
  if (top < 1 || top > Best::Most) { std::fprintf(stderr, "lists of 1 to %d\n", Best::Most); return 2; }

  double began = wallSeconds();
  const Market market(folder);
  std::vector<std::unique_ptr<View>> made;
  std::vector<View*> views;
  int largest = 0;
  for (int home = 0; home < market.homes; home++) {
    made.push_back(std::make_unique<View>(market, home));
    views.push_back(made.back().get());
    largest = std::max(largest, views.back()->blocks);
  }
  const double built = wallSeconds() - began;

  const auto everyone = std::make_unique<Workers>(Folder{folder + "/everyone"});
  began = wallSeconds();
  const Crowd crowd(market, *everyone);
  const double packed = wallSeconds() - began;

  std::vector<std::unique_ptr<Ranker>> rankers;
  for (int t = 0; t < threads; t++) rankers.push_back(std::make_unique<Ranker>(crowd, market, views.data(), largest, top));
  Lists lists(crowd.count, top);
  constexpr int Part = 1024;
  std::vector<std::pair<double, double>> times;
  long scored = 0;
  for (int run = 0; run < runs; run++) {
    const double wall = wallSeconds(), cpu = cpuSeconds();
    std::atomic<int> next{0};
    std::vector<std::thread> working;
    for (auto& ranker : rankers)
      working.emplace_back([&] {
        ranker->blocksScored = 0;
        for (int from; (from = next.fetch_add(Part)) < crowd.count;)
          for (int worker = from; worker < std::min(from + Part, crowd.count); worker++) lists.write(worker, ranker->rank(crowd.workers[worker]));
      });
    for (auto& thread : working) thread.join();
    times.push_back({wallSeconds() - wall, cpuSeconds() - cpu});
    scored = 0;
    for (auto& ranker : rankers) scored += ranker->blocksScored;
  }
  std::sort(times.begin(), times.end());
  const auto [wall, cpu] = times[times.size() / 2];

  std::vector<double> took;
  uint64_t dice = 1, sum = 0;
  std::vector<int> order(crowd.count ? singles : 0);
  for (int& worker : order) { dice = dice * 6364136223846793005u + 1442695040888963407u; worker = static_cast<int>((dice >> 33) % static_cast<uint64_t>(crowd.count)); }
  for (int timed = 0; timed < 2; timed++)
    for (int worker : order) {
      const double before = wallSeconds();
      sum += rankers[0]->rank(crowd.workers[worker]).at(0);
      if (timed) took.push_back((wallSeconds() - before) * 1e6);
    }
  std::sort(took.begin(), took.end());
  const auto percentile = [&](size_t percent) { return took.empty() ? 0 : took[took.size() * percent / 100]; };

  std::vector<int> indexOf(crowd.count), answers;
  for (int index = 0; index < crowd.count; index++) indexOf[crowd.rows[index]] = index;
  const auto sample = Folder{folder}.read("s_number");
  for (int n = 0; n < check; n++) {
    const size_t at = size_t(indexOf[sample[n]]) * top;
    answers.push_back(static_cast<int>(std::find(&lists.postings[at], &lists.postings[at] + top, -1) - &lists.postings[at]));
    for (int found = answers.back(), place = 0; place < found; place++) { answers.push_back(lists.postings[at + place]); answers.push_back(lists.scores[at + place]); }
  }
  std::ofstream(argv[2], std::ios::binary).write(reinterpret_cast<const char*>(answers.data()), static_cast<std::streamsize>(answers.size() * 4));

  std::printf("RESULT {\"name\":\"%s\",\"how\":\"C++ -O3 -march=native, our algorithm in AVX-512 intrinsics, all workers; packing them took %.2f s and is not counted\",\"threads\":%d,"
              "\"buildSeconds\":%.3f,\"batchWorkers\":%d,\"batchSeconds\":%.4f,\"batchCpuSeconds\":%.4f,\"runs\":%d,\"singleP50\":%.2f,\"singleP99\":%.2f,\"peakMb\":%.1f,"
              "\"steady\":\"%.2f blocks of 32 scored a worker\"}\n",
              argv[8], packed, threads, built, crowd.count, wall, cpu, runs, percentile(50), percentile(99), peakMb(), static_cast<double>(scored) / std::max(1, crowd.count));
  return sum == 1 ? 1 : 0;                                    // so that no list asked for alone is optimised away
}
