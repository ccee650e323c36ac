// The exact best value of a round by LEMON's min-cost flow. Source → worker: one arc a slot with its bonus (never rising, so the dearest
// are used first); worker → posting: every legal pair with its worth; posting → sink: its capacity; source → sink: a slot left empty.
//
//   optimum FOLDER network-simplex|cost-scaling
#include <cstdio>
#include <cstring>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include "../cpp/instance.hpp"

using Graph = lemon::SmartDigraph;

template <typename Algorithm>
long long solve(Graph& graph, Graph::ArcMap<int>& capacity, Graph::ArcMap<long long>& cost, Graph::Node source, Graph::Node sink, int flow) {
  Algorithm algorithm(graph);
  algorithm.upperMap(capacity).costMap(cost).stSupply(source, sink, flow);
  if (algorithm.run() != Algorithm::OPTIMAL) { std::fprintf(stderr, "no optimum\n"); std::exit(1); }
  return -algorithm.template totalCost<long long>();
}

int main(int argc, char** argv) {
  if (argc < 3) { std::fprintf(stderr, "optimum FOLDER network-simplex|cost-scaling\n"); return 2; }
  const Folder folder{argv[1]};
  const auto start = folder.read("a_start"), posting = folder.read("a_posting"), worth = folder.read("a_worth"), room = folder.read("a_capacity"), bonus = folder.read("a_bonus");
  const int workers = static_cast<int>(start.size()) - 1, postings = static_cast<int>(room.size()), slots = static_cast<int>(bonus.size()) / std::max(1, workers);

  const double began = wallSeconds(), cpu = cpuSeconds();
  Graph graph;
  graph.reserveNode(workers + postings + 2);
  graph.reserveArc(static_cast<int>(posting.size()) + workers * slots + postings + 1);
  const auto source = graph.addNode(), sink = graph.addNode();
  std::vector<Graph::Node> people(workers), jobs(postings);
  for (auto& node : people) node = graph.addNode();
  for (auto& node : jobs) node = graph.addNode();
  Graph::ArcMap<int> capacity(graph);
  Graph::ArcMap<long long> cost(graph);
  const auto add = [&](Graph::Node from, Graph::Node to, int most, long long price) { const auto arc = graph.addArc(from, to); capacity[arc] = most; cost[arc] = price; };
  for (int i = 0; i < workers; i++) {
    for (int slot = 0; slot < slots; slot++) add(source, people[i], 1, -bonus[static_cast<size_t>(i) * slots + slot]);
    for (int n = start[i]; n < start[i + 1]; n++) add(people[i], jobs[posting[n]], 1, -worth[n]);
  }
  for (int j = 0; j < postings; j++) if (room[j] > 0) add(jobs[j], sink, room[j], 0);
  add(source, sink, workers * slots, 0);

  const bool simplex = std::strcmp(argv[2], "network-simplex") == 0;
  const long long value = simplex ? solve<lemon::NetworkSimplex<Graph, int, long long>>(graph, capacity, cost, source, sink, workers * slots)
                                  : solve<lemon::CostScaling<Graph, int, long long>>(graph, capacity, cost, source, sink, workers * slots);
  std::printf("RESULT {\"name\":\"lemon-%s\",\"how\":\"exact optimum over %zu legal pairs, one thread, building the graph included\",\"value\":%lld,\"seconds\":%.3f,\"cpuSeconds\":%.3f,\"peakMb\":%.1f}\n",
              argv[2], posting.size(), value, wallSeconds() - began, cpuSeconds() - cpu, peakMb());
}
