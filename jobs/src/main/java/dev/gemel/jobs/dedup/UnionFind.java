package dev.gemel.jobs.dedup;

/** Disjoint sets of 0..n-1 (Tarjan 1975), with path halving; a set's root is its least element. */
final class UnionFind {
  private final int[] parent;

  UnionFind(int size) {
    this.parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  int root(int element) {
    int i = element;
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }

  void union(int a, int b) {
    int x = root(a);
    int y = root(b);
    parent[Math.max(x, y)] = Math.min(x, y);
  }
}
