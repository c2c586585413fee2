// On a Korean page, what AWS's Korean terms are called in English stands in a tooltip: AWS's error messages and most of
// what is written about it use the English ones.

/** Longest first, so that a term is not taken for one that it holds. */
const TERMS = Object.entries({
  "명시적 거부": "explicit deny",
  "암시적 거부": "implicit deny",
  "자격 증명 기반 정책": "identity-based policy",
  "리소스 기반 정책": "resource-based policy",
  "권한 경계": "permissions boundary",
  "세션 정책": "session policy",
  "신뢰 정책": "trust policy",
  "키 정책": "key policy",
  "버킷 정책": "bucket policy",
  "대기열 정책": "queue policy",
  "주제 정책": "topic policy",
  "함수 정책": "function policy",
  "서비스 제어 정책": "service control policy",
  "리소스 제어 정책": "resource control policy",
  "VPC 엔드포인트 정책": "VPC endpoint policy",
  "관리형 정책": "managed policy",
  "교차 계정": "cross-account",
  "동일 계정": "same account",
  "보안 주체": "principal",
  "보안 주체 태그": "principal tag",
  "서비스 연결 역할": "service-linked role",
  "역할 세션": "role session",
  "루트 사용자": "root user",
  "페더레이션 사용자": "federated user",
  "외부 자격 증명": "federated identity",
  "소스 자격 증명": "source identity",
  "액세스 키": "access key",
  "세션 태그": "session tag",
  "전이적": "transitive",
  "역할 체인": "role chaining",
  "컨텍스트": "context",
  "컨텍스트 키": "context key",
  "리소스": "resource",
  "수임": "assume",
  "허용됨": "allowed",
  "거부됨": "denied",
}).sort(([one], [other]) => other.length - one.length);

/** Everyday words too: terms only where nothing else is said. */
const ALONE = { "작업": "action", "조건": "condition", "조직": "organization" };

/** The texts of an element itself, without those of the elements in it. */
const ownText = (element) => [...element.childNodes].filter((it) => it.nodeType === Node.TEXT_NODE).map((it) => it.data).join(" ");

/** The terms of a text with their English, in the order in which they stand. */
function termsIn(text) {
  const alone = ALONE[text.trim()];
  if (alone) return [`${text.trim()}: ${alone}`];
  let rest = text;
  const found = [];
  for (const [korean, english] of TERMS) {
    const at = rest.indexOf(korean);
    if (at === -1) continue;
    found.push([at, `${korean}: ${english}`]);
    rest = rest.replaceAll(korean, " ".repeat(korean.length));
  }
  return found.sort(([one], [other]) => one - other).map(([, line]) => line);
}

/** What stood in the tooltip of an element before, by element. */
const before = new WeakMap();

/** The tooltip is made when it may be wanted: nothing of the page waits for it. */
function tell({ target }) {
  if (!(target instanceof Element) || target.closest("input, textarea, select, policy-editor, [lang=en]")) return;
  const isKorean = document.documentElement.lang === "ko";
  // What was told in Korean is taken back.
  if (!isKorean && !before.has(target)) return;
  const terms = isKorean ? termsIn(ownText(target)) : [];
  const mine = before.get(target);
  // Somebody else may have given it another since.
  const own = mine && target.title === mine.made ? mine.own : target.title;
  const made = [...terms, own].filter(Boolean).join("\n");
  if (made === target.title) return;
  before.set(target, { own, made });
  if (made) target.title = made;
  else target.removeAttribute("title");
}

addEventListener("pointerover", tell, { passive: true });
