// A serial cable that is a pty: the host opens its path.
#pragma once

#include <string>

class Cable {
 public:
  /** `link`: another path to it, which is there while it is plugged in; empty for none. */
  explicit Cable(std::string link) : link_(std::move(link)) {}
  ~Cable() { unplug(); }
  Cable(const Cable&) = delete;
  Cable& operator=(const Cable&) = delete;

  /** Gives the path that the host opens. */
  std::string plug();
  /** Whoever has it open is told. Harmless twice. */
  void unplug();
  bool isPlugged() const { return master_ >= 0; }
  /** To be polled; -1 while it is unplugged. */
  int file() const { return master_; }
  /** Takes as many of the bytes as it can without waiting, and gives their number. */
  std::size_t write(const std::string& bytes);
  /** What the host sent until now. */
  std::string read();

 private:
  std::string link_;
  int master_ = -1;
  int slave_ = -1;
};
