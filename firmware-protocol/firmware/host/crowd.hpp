// People who come and stand on a strip, and what its cells feel of them.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

/** Where the simulated strip lies: 100 mm cells, half a metre of it before the 0. mm and grams. */
constexpr int PITCH = 100;
constexpr int ORIGIN = -450;
constexpr int LENGTH = 10'000;
constexpr int GRAMS_PER_COUNT = 500;

class Crowd {
 public:
  Crowd(int people, int cells, unsigned seed);

  /** Counts of each cell at this time, ms since the strip was laid; before noise. */
  const std::vector<double>& weigh(std::uint64_t now);
  /** Noise of one reading, in counts. */
  double noise();

 private:
  struct Person {
    double place;
    double weight;
    double stance;
    double turned;
    double period;
    double phase;
    double arrivesAt;
  };

  void press(double at, double half, double counts);

  std::mt19937 random_;
  std::vector<Person> people_;
  std::vector<double> load_;
  std::vector<double> noise_;
};
