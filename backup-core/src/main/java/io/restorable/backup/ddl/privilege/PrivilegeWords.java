package io.restorable.backup.ddl.privilege;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The privileges of one aclitem as words, ALL where nothing is missing.
 *
 * @param plain those without grant option, separated by commas; possibly empty
 * @param grantable those with grant option, separated by commas; possibly empty
 */
record PrivilegeWords(String plain, String grantable) {

    /** Splits the letters by grant option. */
    static PrivilegeWords of(PrivilegeTarget target, String letters) {
        return collect(target, letters, true);
    }

    /** Takes all letters as if none had a grant option, for REVOKE. */
    static PrivilegeWords ignoringGrantOption(PrivilegeTarget target, String letters) {
        return collect(target, letters, false);
    }

    boolean isEmpty() {
        return plain.isEmpty() && grantable.isEmpty();
    }

    private static PrivilegeWords collect(PrivilegeTarget target, String letters, boolean split) {
        var plain = new ArrayList<String>();
        var grantable = new ArrayList<String>();
        var known = PrivilegeKeywords.of(target.type(), target.column() != null);
        for (var keyword : known) {
            int position = letters.indexOf(keyword.letter());
            if (position >= 0) {
                boolean withOption = split && letters.startsWith("*", position + 1);
                (withOption ? grantable : plain).add(onColumn(keyword.word(), target.column()));
            }
        }
        String all = onColumn("ALL", target.column());
        if (grantable.size() == known.size()) {
            return new PrivilegeWords("", all);
        }
        return plain.size() == known.size() ? new PrivilegeWords(all, "") : join(plain, grantable);
    }

    private static PrivilegeWords join(List<String> plain, List<String> grantable) {
        return new PrivilegeWords(String.join(",", plain), String.join(",", grantable));
    }

    private static String onColumn(String word, @Nullable String column) {
        return column == null ? word : word + "(" + column + ")";
    }
}
