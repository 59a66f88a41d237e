// Times on a clock that goes round.
#pragma once

#include <stdint.h>

namespace line1 {

/** Whether it is `at` or later; right as long as the two are less than 24 days apart. */
constexpr bool isDue(uint32_t now, uint32_t at) { return static_cast<int32_t>(now - at) >= 0; }

}  // namespace line1
