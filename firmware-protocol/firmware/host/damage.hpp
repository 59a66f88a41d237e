// What cables do to bytes: some are lost, some have a bit flipped, and line ends go missing.
#pragma once

#include <random>
#include <string>

#include "options.hpp"

class Damage {
 public:
  explicit Damage(const Options& options) : loss_(options.loss), flip_(options.flip), merge_(options.merge), random_(options.seed + 2) {}

  /** The bytes as they come out at the other end. */
  std::string pass(const std::string& bytes);

 private:
  bool happens(double chance) { return chance > 0 && chance_(random_) < chance; }

  double loss_;
  double flip_;
  double merge_;
  std::mt19937 random_;
  std::uniform_real_distribution<> chance_;
};
