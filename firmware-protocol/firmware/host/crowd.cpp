#include "crowd.hpp"

#include <algorithm>
#include <cmath>

namespace {

constexpr double PI = 3.14159265358979323846;
/** Standard deviation of one reading, counts. */
constexpr double NOISE = 0.45;
/** The first one comes after so long, the others one after the other, ms; stepping on takes this long. */
constexpr double FIRST_AFTER = 1500;
constexpr double NEXT_AFTER = 900;
constexpr double STEP_TIME = 700;
/** A foot presses with its heel and with its ball: mm from its middle, share of the load, half of the width (as in simulated-strip.ts). */
constexpr struct {
  double at, share, half;
} PARTS[] = {{-80, 0.58, 46}, {75, 0.42, 54}};

/** The part of a raised cosine from -1 to 1 that lies below `at`. */
double below(double at) {
  if (at <= -1) return 0;
  return at >= 1 ? 1 : (1 + at + std::sin(PI * at) / PI) / 2;
}

double ramp(double at) {
  const double part = std::clamp(at, 0.0, 1.0);
  return part * part * (3 - 2 * part);
}

}  // namespace

Crowd::Crowd(int people, int cells, unsigned seed) : random_(seed), load_(static_cast<std::size_t>(cells)) {
  const auto between = [this](double least, double most) { return std::uniform_real_distribution<>(least, most)(random_); };
  std::normal_distribution<> normal;
  for (int index = 0; index < people; index++) {
    // Side by side over the whole line, each somewhere in their own part of it.
    const double part = static_cast<double>(LENGTH) / people;
    const double place = part * (index + 0.5) + between(-0.15, 0.15) * part;
    const double weight = 1000 * std::clamp(76 + 13 * normal(random_), 48.0, 110.0);
    const double arrives = FIRST_AFTER + NEXT_AFTER * index;
    people_.push_back({place, weight, between(180, 280), between(0.35, 0.9), between(2500, 6000), between(0, 1), arrives});
  }
  for (int index = 0; index < 4096; index++) noise_.push_back(NOISE * normal(random_));
}

const std::vector<double>& Crowd::weigh(std::uint64_t now) {
  std::fill(load_.begin(), load_.end(), 0.0);
  const double at = static_cast<double>(now);
  for (const Person& person : people_) {
    const double there = (at - person.arrivesAt) / STEP_TIME;
    if (there <= 0) continue;
    const double sway = 0.06 * std::sin(2 * PI * (at / person.period + person.phase));
    const double onSecond = ramp((there - 0.55) / 0.45) * (0.5 + sway);
    const double onFirst = ramp(there / 0.45) - onSecond;
    for (const auto& part : PARTS) {
      const double turned = part.at * person.turned;
      const double counts = person.weight * part.share / GRAMS_PER_COUNT;
      press(person.place - person.stance / 2 + turned, part.half, counts * onFirst);
      press(person.place + person.stance / 2 + turned, part.half, counts * onSecond);
    }
  }
  return load_;
}

/** Spreads so many counts over the cells, bell-shaped. */
void Crowd::press(double at, double half, double counts) {
  const double middle = (at - ORIGIN) / PITCH;
  const double width = half / PITCH;
  const int least = std::max(0, static_cast<int>(std::floor(middle - width + 0.5)));
  const int most = std::min(static_cast<int>(load_.size()) - 1, static_cast<int>(std::ceil(middle + width - 0.5)));
  for (int cell = least; cell <= most; cell++) {
    const double part = below((cell + 0.5 - middle) / width) - below((cell - 0.5 - middle) / width);
    load_[static_cast<std::size_t>(cell)] += counts * part;
  }
}

double Crowd::noise() { return noise_[random_() % noise_.size()]; }
