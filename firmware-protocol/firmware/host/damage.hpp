// What cables do to bytes: some are lost, some have a bit flipped, line ends go missing, and whole lines too.
#pragma once

#include <random>
#include <string>

#include "options.hpp"

class Damage {
 public:
  explicit Damage(const Options& options)
      : loss_(options.loss), flip_(options.flip), merge_(options.merge), drop_(options.drop), random_(options.seed + 2) {}

  /** What the host says comes whole or not at all. */
  static Damage ofHost(const Options& options) {
    Options dropping;
    dropping.drop = options.drop;
    dropping.seed = options.seed + 1;
    return Damage(dropping);
  }

  /** The bytes as they come out at the other end. */
  std::string pass(const std::string& bytes);

 private:
  bool happens(double chance) { return chance > 0 && chance_(random_) < chance; }

  double loss_;
  double flip_;
  double merge_;
  double drop_;
  bool isLineStart_ = true;
  bool isDropping_ = false;
  std::mt19937 random_;
  std::uniform_real_distribution<> chance_;
};
