// The exact optimum of a round by LEMON's min-cost flow. See README.md for the instance format.
// Build: g++ -O3 -march=native -o allocate allocate.cpp        Run: ./allocate cost-scaling|network-simplex < instance
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <vector>

using namespace lemon;
using Cost = long long;
using Clock = std::chrono::steady_clock;

static int next_number() {
  int number = 0, c = getchar_unlocked();
  while (c != '-' && (c < '0' || c > '9')) {
    if (c == EOF) { fprintf(stderr, "the instance is cut off\n"); exit(2); }
    c = getchar_unlocked();
  }
  const bool negative = c == '-';
  if (negative) c = getchar_unlocked();
  for (; c >= '0' && c <= '9'; c = getchar_unlocked()) number = number * 10 + c - '0';
  return negative ? -number : number;
}

int main(int argc, char** argv) {
  const bool simplex = argc > 1 && !strcmp(argv[1], "network-simplex");
  if (argc < 2 || (!simplex && strcmp(argv[1], "cost-scaling"))) {
    fprintf(stderr, "usage: allocate cost-scaling|network-simplex < instance\n");
    return 2;
  }

  const int workers = next_number(), postings = next_number(), slots = next_number();
  SmartDigraph graph;
  std::vector<int> from, to, room;
  std::vector<Cost> gain;
  // Nodes: workers, postings, source, sink. All workers may leave slots empty, so a free arc leads from source to sink.
  const int source = workers + postings, sink = source + 1;
  auto arc = [&](int a, int b, int capacity, Cost worth) { from.push_back(a); to.push_back(b); room.push_back(capacity); gain.push_back(worth); };
  for (int j = 0; j < postings; j++) arc(workers + j, sink, next_number(), 0);
  for (int i = 0; i < workers; i++) {
    for (int s = 0; s < slots; s++) arc(source, i, 1, next_number());
    for (int n = next_number(); n > 0; n--) { const int j = next_number(); arc(i, workers + j, 1, next_number()); }
  }
  const Cost all = (Cost)workers * slots;
  arc(source, sink, (int)all, 0);

  const auto start = Clock::now();
  graph.reserveNode(sink + 1);
  graph.reserveArc((int)from.size());
  for (int n = 0; n <= sink; n++) graph.addNode();
  SmartDigraph::ArcMap<int> upper(graph);
  SmartDigraph::ArcMap<Cost> cost(graph);
  for (size_t a = 0; a < from.size(); a++) {
    auto made = graph.addArc(graph.nodeFromId(from[a]), graph.nodeFromId(to[a]));
    upper[made] = room[a];
    cost[made] = -gain[a];
  }

  Cost value = 0;
  bool optimal = false;
  if (simplex) {
    NetworkSimplex<SmartDigraph, int, Cost> solver(graph);
    solver.upperMap(upper).costMap(cost).stSupply(graph.nodeFromId(source), graph.nodeFromId(sink), (int)all);
    optimal = solver.run() == solver.OPTIMAL;
    value = -solver.totalCost<Cost>();
  } else {
    CostScaling<SmartDigraph, int, Cost> solver(graph);
    solver.upperMap(upper).costMap(cost).stSupply(graph.nodeFromId(source), graph.nodeFromId(sink), (int)all);
    optimal = solver.run() == solver.OPTIMAL;
    value = -solver.totalCost<Cost>();
  }

  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  const double cpu = used.ru_utime.tv_sec + used.ru_utime.tv_usec / 1e6;
  printf("{\"solver\":\"lemon-%s\",\"optimal\":%s,\"arcs\":%zu,\"value\":%lld,\"seconds\":%.3f,\"processCpuSeconds\":%.3f,\"peakMegabytes\":%ld}\n",
         argv[1], optimal ? "true" : "false", from.size(), value, seconds, cpu, used.ru_maxrss / 1024);
  return optimal ? 0 : 1;
}
