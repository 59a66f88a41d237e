// The light along the strip: what the host asked for, and breathing when nobody asks.
#pragma once

#include "hal.hpp"
#include "host-message.hpp"

namespace line1 {

class Lights {
 public:
  Lights(Hal& hal, uint16_t count) : hal_(hal), count_(count) {}

  void marks(const uint8_t (&colours)[MARKS]);
  /** The pixels must exist. What an effect showed is gone, other pixels stay. */
  void pixels(uint16_t first, uint16_t count, uint8_t colour);
  void effect(Effect effect);
  /** Shows the next picture when it is time and when it is another one. `cells` are counts. */
  void show(uint32_t now, const uint8_t* cells, uint16_t cellCount);

  uint16_t count() const { return count_; }

 private:
  Rgb colourOf(uint16_t pixel, uint32_t now, const uint8_t* cells, uint16_t cellCount) const;

  Hal& hal_;
  const uint16_t count_;
  uint32_t showAt_ = 0;
  bool isEffect_ = true;
  Effect effect_ = Effect::Breathe;
  /** Of each pixel a colour of the palette; means something while there is no effect. */
  uint8_t palette_[MOST_LIGHTS] = {};
  Rgb picture_[MOST_LIGHTS] = {};
};

}  // namespace line1
