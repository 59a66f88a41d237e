// People with badges, who lay them on the readers of a board now and then.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "options.hpp"
#include "simulated-hal.hpp"

class Badges {
 public:
  explicit Badges(const Options& options);

  /**
   * One millisecond goes by. While the board knows no salt it shows that it is not ready: nobody lays a badge down, and who has laid one waits.
   */
  void step(SimulatedBoard& board);

  /** The number of each badge in hexadecimal. */
  const std::vector<std::string>& numbers() const { return numbers_; }
  /** Called when a badge is laid on a reader, with the badge and the mark. */
  std::function<void(std::size_t, unsigned)> tapped;

 private:
  std::uint64_t between(double least, double most);
  void tap(SimulatedBoard& board);

  std::mt19937 random_;
  std::vector<std::string> numbers_;
  /** For each reader when its badge is taken away; 0: it is free. */
  std::vector<std::uint64_t> takenAt_;
  /** For each badge when its owner lays it down again at the soonest. */
  std::vector<std::uint64_t> freeAt_;
  const double every_;
  const std::uint64_t until_;
  std::uint64_t nextAt_ = 0;
};
