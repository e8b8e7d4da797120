#include "app/session/composer.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace session {

namespace {

std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// "x=8" as one word, "x = 8" as three, "x 8" as two.
std::optional<kv::Operation> put(const std::vector<std::string>& words, std::size_t from) {
  const std::size_t count = words.size() - from;
  if (count == 1) {
    const std::size_t sign = words[from].find('=');
    if (sign == std::string::npos || sign == 0) return std::nullopt;
    return kv::Put{words[from].substr(0, sign), words[from].substr(sign + 1)};
  }
  if (count == 2 && words[from].find('=') == std::string::npos) {
    return kv::Put{words[from], words[from + 1]};
  }
  if (count == 3 && words[from + 1] == "=") return kv::Put{words[from], words[from + 2]};
  return std::nullopt;
}

std::optional<kv::Operation> compareAndSet(const std::vector<std::string>& words) {
  if (words.size() != 4) return std::nullopt;
  std::optional<std::string> expected = words[2];
  if (words[2] == "none") expected.reset();
  return kv::CompareAndSet{words[1], expected, words[3]};
}

}  // namespace

std::optional<kv::Operation> parseOperation(std::string_view text) {
  const std::vector<std::string> words = wordsOf(text);
  if (words.empty()) return std::nullopt;
  std::string verb = words[0];
  std::transform(verb.begin(), verb.end(), verb.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (verb == "put" || verb == "set") return put(words, 1);
  if (verb == "cas") return compareAndSet(words);
  if (verb == "get" && words.size() == 2) return kv::Get{words[1]};
  if ((verb == "del" || verb == "delete") && words.size() == 2) return kv::Delete{words[1]};
  // Without a verb only with the sign: two bare words may be a statement, as "crash S1".
  return words.size() == 2 ? std::nullopt : put(words, 0);
}

}  // namespace session
