package io.restorable.backup.catalog.text;

import java.util.List;

/**
 * The dictionaries that are asked about one type of token.
 *
 * @param tokenType the token type's name, not quoted
 * @param dictionaries the dictionaries, written as SQL, in the order they are asked; never empty
 */
public record TokenMapping(String tokenType, List<String> dictionaries) {

    public TokenMapping {
        dictionaries = List.copyOf(dictionaries);
    }
}
