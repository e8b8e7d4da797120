#include "tests/tidy/scopes.h"

#include <regex>

namespace tidy {
namespace {

enum class Kind { Space, Type, Function, Control, Lambda, Block, Initializer };

std::string withoutTemplate(std::string head) {
  while (head.starts_with("template")) {
    int depth = 0;
    std::size_t at = head.find('<');
    if (at == std::string::npos) {
      break;
    }
    do {
      depth += head[at] == '<' ? 1 : head[at] == '>' ? -1 : 0;
      ++at;
    } while (depth > 0 && at < head.size());
    head = std::regex_replace(head.substr(at), std::regex("^\\s+"), "");
  }
  return head;
}

bool matches(const std::string& head, const char* pattern) {
  return std::regex_search(head, std::regex(pattern));
}

// What the words before a brace open. `inFunction`: whether a function or lambda is around it.
Kind kindOf(const std::string& raw, bool inFunction) {
  const std::regex access("^(public|private|protected):\\s*");
  const std::string head = withoutTemplate(std::regex_replace(raw, access, ""));
  if (matches(head, "^(inline )?namespace\\b|^extern \"\"$")) {
    return Kind::Space;
  }
  if (matches(head,
              "\\[[^\\[\\]]*\\]\\s*(\\([^{}]*\\))?\\s*(mutable|noexcept|->[^{}();]*|\\s)*$")) {
    return inFunction ? Kind::Lambda : Kind::Function;
  }
  if (matches(head, "^(typedef |static |const |constexpr )*(class|struct|union|enum)\\b[^()=]*$")) {
    return Kind::Type;
  }
  if (matches(head,
              "^((case\\b.*|default):\\s*)?\\}?\\s*(if|else|for|while|do|switch|try|catch)\\b")) {
    return matches(head, "(\\)|else|do|try|\\]\\])$") ? Kind::Control : Kind::Initializer;
  }
  if (!inFunction &&
      matches(head,
              "[)}]\\s*(const|noexcept|override|final|try|&&?|\\s)*(->[^;{}]*|requires.*)?$")) {
    return Kind::Function;
  }
  return head.empty() || head.ends_with(":") ? Kind::Block : Kind::Initializer;
}

struct Scope {
  Kind kind;
  std::size_t firstLine;
  std::string headAround;  // to go on with after an initializer
  std::size_t headLineAround;
  int parensAround;
};

class Reader {
 public:
  std::vector<Function> run(const Source& source) {
    bool directive = false;
    for (line_ = 1; line_ <= source.code.size(); ++line_) {
      const std::string& text = source.code[line_ - 1];
      directive = directive || text.starts_with("#");
      for (char c : directive ? std::string_view() : std::string_view(text)) {
        read(c);
      }
      read(' ');
      directive = directive && text.ends_with("\\");
    }
    return std::move(done_);
  }

 private:
  void read(char c) {
    if (c == '{') {
      open();
    } else if (c == '}') {
      close();
    } else if (c == ';' && parens_ == 0) {
      head_.clear();
    } else if (c != ' ' || (!head_.empty() && head_.back() != ' ')) {
      parens_ += c == '(' ? 1 : c == ')' ? -1 : 0;
      headLine_ = head_.empty() ? line_ : headLine_;
      head_ += c;
    }
  }

  void open() {
    while (head_.ends_with(" ")) {
      head_.pop_back();
    }
    const Kind kind = kindOf(head_, inFunction());
    stack_.push_back({kind, head_.empty() ? line_ : headLine_, head_, headLine_, parens_});
    head_.clear();
    parens_ = 0;
    if (kind == Kind::Function) {
      open_.push_back({stack_.back().firstLine, 0, 0, stack_.back().firstLine});
    }
    if (kind == Kind::Control) {
      deepen();
    }
  }

  bool inFunction() const {
    for (auto scope = stack_.rbegin(); scope != stack_.rend(); ++scope) {
      if (scope->kind == Kind::Type || scope->kind == Kind::Space) {
        return false;
      }
      if (scope->kind == Kind::Function) {
        return true;
      }
    }
    return false;
  }

  // Counts the control scopes up to the function they are in.
  void deepen() {
    std::size_t depth = 0;
    for (auto scope = stack_.rbegin(); scope != stack_.rend(); ++scope) {
      if (scope->kind == Kind::Function || scope->kind == Kind::Type) {
        break;
      }
      depth += scope->kind == Kind::Control ? 1 : 0;
    }
    if (!open_.empty() && depth > open_.back().nesting) {
      open_.back().nesting = depth;
      open_.back().nestingLine = line_;
    }
  }

  void close() {
    if (stack_.empty()) {
      return;
    }
    const Scope scope = std::move(stack_.back());
    stack_.pop_back();
    parens_ = scope.parensAround;
    const bool goesOn = scope.kind == Kind::Initializer || scope.kind == Kind::Lambda;
    head_ = goesOn ? scope.headAround + "{}" : std::string();
    headLine_ = scope.headLineAround;
    if (scope.kind == Kind::Function && !open_.empty()) {
      open_.back().lastLine = line_;
      done_.push_back(open_.back());
      open_.pop_back();
    }
  }

  std::size_t line_ = 1;
  std::string head_;  // the words since the last statement or brace
  std::size_t headLine_ = 1;
  int parens_ = 0;
  std::vector<Scope> stack_;
  std::vector<Function> open_;
  std::vector<Function> done_;
};

}  // namespace

std::vector<Function> functionsOf(const Source& source) { return Reader().run(source); }

}  // namespace tidy
